// Bytes from the terminal. An own reader instead of libedit's: it tells of signals, keeps
// what is not UTF-8 visible as U+FFFD, and takes a pasted megabyte in large pieces.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

enum { piece = 65536 };

static bool make_room(line_editor *editor, size_t count) {
  if (editor->used > 0) {
    memmove(editor->input, editor->input + editor->used, editor->held - editor->used);
    editor->held -= editor->used;
    editor->used = 0;
  }
  if (editor->capacity - editor->held >= count) return true;
  size_t capacity = editor->held + count;
  unsigned char *input = realloc(editor->input, capacity);
  if (input == NULL) return false;
  editor->input = input;
  editor->capacity = capacity;
  return true;
}

static bool fill(line_editor *editor) {
  if (!make_room(editor, piece)) return false;
  for (;;) {
    if (!waiting_for_input(editor)) return false;
    ssize_t count = read(input_fd, editor->input + editor->held, piece);
    if (count > 0) {
      editor->held += (size_t)count;
      return true;
    }
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    // While keys are read one by one, Ctrl-D is a key, and nothing to read means nobody there.
    editor->hung_up = count < 0 || editor->editing;
    return false;
  }
}

bool input_next(line_editor *editor, wchar_t *scalar) {
  for (;;) {
    size_t count = editor->held - editor->used;
    size_t used = count == 0 ? 0 : text_decode(editor->input + editor->used, count, scalar);
    if (used > 0) {
      editor->used += used;
      return true;
    }
    if (!fill(editor)) return false;
  }
}

int input_get(EditLine *edit, wchar_t *scalar) {
  line_editor *editor = editor_of(edit);
  return input_next(editor, scalar) ? 1 : -1;
}

void input_push(line_editor *editor, const char *keys) {
  size_t count = strlen(keys);
  if (!make_room(editor, count)) return;
  memmove(editor->input + count, editor->input, editor->held);
  memcpy(editor->input, keys, count);
  editor->held += count;
}

// Takes over what was typed while the terminal collected whole lines. Changing to single keys
// first makes an unfinished line readable too.
void input_absorb(line_editor *editor) {
  struct termios cooked;
  if (tcgetattr(input_fd, &cooked) != 0) return;
  struct termios keys = cooked;
  keys.c_lflag &= ~(tcflag_t)ICANON;
  keys.c_cc[VMIN] = 0;
  keys.c_cc[VTIME] = 0;
  if (tcsetattr(input_fd, TCSANOW, &keys) != 0) return;
  while (make_room(editor, piece)) {
    ssize_t count = read(input_fd, editor->input + editor->held, piece);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    // The line discipline keeps an end-of-file key as NUL.
    for (ssize_t i = 0; i < count; i++) {
      unsigned char *byte = editor->input + editor->held + i;
      if (*byte == 0) *byte = 4;
    }
    editor->held += (size_t)count;
  }
  tcsetattr(input_fd, TCSANOW, &cooked);
}

void line_editor_drop_blank_lines(line_editor *editor) {
  input_absorb(editor);
  size_t start = editor->used;
  for (size_t at = start; at < editor->held; at++) {
    unsigned char byte = editor->input[at];
    if (byte == '\n' || byte == '\r') start = at + 1;
    else if (byte != ' ' && byte != '\t') break;
  }
  editor->used = start;
}
