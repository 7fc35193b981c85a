#include <string.h>

#include "CLessonBundle.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char iris[] = {
#embed "Data/iris.csv"
};

static const unsigned char digits[] = {
#embed "Data/digits.txt"
};

static const unsigned char example1[] = {
#embed "Data/example1.json"
};

static const unsigned char example2[] = {
#embed "Data/example2.json"
};

static const unsigned char page_html[] = {
#embed "Page/page.html"
};

static const unsigned char page_css[] = {
#embed "Page/page.css"
};

static const unsigned char page_js[] = {
#embed "Page/page.js"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t size;
} entries[] = {
    {"iris", iris, sizeof iris},
    {"digits", digits, sizeof digits},
    {"example1", example1, sizeof example1},
    {"example2", example2, sizeof example2},
    {"page.html", page_html, sizeof page_html},
    {"page.css", page_css, sizeof page_css},
    {"page.js", page_js, sizeof page_js},
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
