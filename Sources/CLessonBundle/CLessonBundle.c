#include "CLessonBundle.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The list is read once for the bytes and once for their number: a table cannot hold an array of
// unknown length and its length at the same time.

#define END },

static const unsigned char *const texts[] = {
#define LESSON(name) (const unsigned char[]) {
#include "LessonList.h"
#undef LESSON
};

#undef END
#define END })},

static const struct {
  const char *name;
  size_t size;
} entries[] = {
#define LESSON(name) {name, sizeof((const unsigned char[]) {
#include "LessonList.h"
#undef LESSON
};

#undef END

size_t lesson_bundle_count(void) { return sizeof entries / sizeof entries[0]; }

const char *lesson_bundle_name(size_t index) {
  return index < lesson_bundle_count() ? entries[index].name : NULL;
}

const unsigned char *lesson_bundle_bytes(size_t index) {
  return index < lesson_bundle_count() ? texts[index] : NULL;
}

size_t lesson_bundle_size(size_t index) {
  return index < lesson_bundle_count() ? entries[index].size : 0;
}
