// The course, bundled into the program: the lessons of the top level's `lessons/`, in order.
#ifndef CLESSONBUNDLE_H
#define CLESSONBUNDLE_H

#include <stddef.h>

// How many lessons there are.
size_t lesson_bundle_count(void);

// The file name of lesson `index` (from 0), such as "01-forward.md"; NULL past the end.
const char *lesson_bundle_name(size_t index);

// The text of lesson `index`: `lesson_bundle_size(index)` bytes, no NUL after them; NULL past the
// end. It lives as long as the program.
const unsigned char *lesson_bundle_bytes(size_t index);

// The length of lesson `index` in bytes; 0 past the end.
size_t lesson_bundle_size(size_t index);

#endif
