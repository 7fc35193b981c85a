// UTF-8 to wide characters and back. libedit's own conversions stop at NUL and drop what is not
// UTF-8 without a word.
#define _GNU_SOURCE  // wcwidth
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "internal.h"

static const wchar_t replacement = 0xFFFD;

size_t text_decode(const unsigned char *bytes, size_t count, wchar_t *scalar) {
  unsigned char first = bytes[0];
  size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (first > 0xF4) length = 0;
  *scalar = replacement;
  if (length == 0) return 1;
  unsigned long value = length == 1 ? first : first & (0x7F >> length);
  for (size_t i = 1; i < length; i++) {
    if (i == count) return 0;
    if ((bytes[i] & 0xC0) != 0x80) return i;
    value = value << 6 | (bytes[i] & 0x3F);
  }
  bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  bool surrogate = value >= 0xD800 && value < 0xE000;
  if (!overlong && !surrogate && value <= 0x10FFFF) *scalar = (wchar_t)value;
  return length;
}

static size_t encode(wchar_t wide, char *out) {
  unsigned long value = (unsigned long)wide;
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = (unsigned long)replacement;
  if (value < 0x80) {
    out[0] = (char)value;
    return 1;
  }
  size_t length = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i > 0; i--) {
    out[i] = (char)(0x80 | (value & 0x3F));
    value >>= 6;
  }
  out[0] = (char)((0xF00 >> length & 0xFF) | value);
  return length;
}

bool buffer_reserve(struct buffer *buffer, size_t count) {
  if (count <= buffer->capacity) return true;
  size_t capacity = buffer->capacity < 256 ? 256 : buffer->capacity;
  while (capacity < count) capacity *= 2;
  char *bytes = realloc(buffer->bytes, capacity);
  if (bytes == NULL) return false;
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

bool buffer_append(struct buffer *buffer, wchar_t scalar) {
  if (!buffer_reserve(buffer, buffer->count + 4)) return false;
  buffer->count += encode(scalar, buffer->bytes + buffer->count);
  return true;
}

wchar_t *text_widen(const char *text, size_t count) {
  wchar_t *wide = calloc(count + 1, sizeof *wide);
  if (wide == NULL) return NULL;
  size_t length = 0;
  for (size_t at = 0; at < count; length++) {
    size_t used = text_decode((const unsigned char *)text + at, count - at, &wide[length]);
    at += used == 0 ? 1 : used;
  }
  return wide;
}

// By the measure that libedit has, not by the one of BackstepText: what this says must be where
// libedit leaves the cursor.
size_t line_editor_width(const char *text, size_t count) {
  size_t columns = 0;
  for (size_t at = 0; at < count;) {
    wchar_t scalar;
    size_t used = text_decode((const unsigned char *)text + at, count - at, &scalar);
    at += used == 0 ? 1 : used;
    int width = wcwidth(scalar);
    if (width > 0) columns += (size_t)width;
  }
  return columns;
}

size_t text_cells(const wchar_t *text, size_t count) {
  size_t cells = 0;
  for (size_t i = 0; i < count; i++) {
    int width = wcwidth(text[i]);
    cells += width > 0 ? (size_t)width : width == 0 ? 1 : text[i] < 0x80 && text[i] != 9 ? 2 : 9;
  }
  return cells;
}
