// The course, bundled into the program: the lessons of the top level's `lessons/`, in order, and
// the data sets that are not drawn but kept, and the steps of other programs, of `Data/`.
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

// The text of a data set, "iris" or "digits", or of a step, "example1" or "example2", and its length
// in bytes; NULL and 0 for any other name. It lives as long as the program.
const unsigned char *data_bundle_bytes(const char *name, size_t *size);

#endif
