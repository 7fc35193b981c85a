#include <string.h>

#include "CLessonBundle.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char iris[] = {
#embed "Data/iris.csv"
};

static const unsigned char digits[] = {
#embed "Data/digits.txt"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} entries[] = {
    {"iris", iris, sizeof iris},
    {"digits", digits, sizeof digits},
};

const unsigned char *data_bundle_bytes(const char *name, size_t *size) {
  for (size_t index = 0; index < sizeof entries / sizeof entries[0]; index += 1) {
    if (strcmp(entries[index].name, name) != 0) continue;
    *size = entries[index].size;
    return entries[index].bytes;
  }
  *size = 0;
  return NULL;
}
