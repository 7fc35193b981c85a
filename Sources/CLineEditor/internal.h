// What the files of this target share.
#ifndef CLINEEDITOR_INTERNAL_H
#define CLINEEDITOR_INTERNAL_H

#include <histedit.h>
#include <signal.h>
#include <stdbool.h>
#include <termios.h>

#include "CLineEditor.h"

struct buffer {
  char *bytes;
  size_t count;
  size_t capacity;
};

// text.c

// Reads one UTF-8 scalar and returns the bytes used, or 0 when more bytes are needed. What is not
// UTF-8 is read as U+FFFD.
size_t text_decode(const unsigned char *bytes, size_t count, wchar_t *scalar);
wchar_t *text_widen(const char *text, size_t count);
bool buffer_reserve(struct buffer *buffer, size_t count);
bool buffer_append(struct buffer *buffer, wchar_t scalar);

struct line_editor {
  EditLine *edit;
  History *history;
  line_editor_callback callback;
  void *client;
  const char *prompt;
  bool dumb;  // A terminal that knows no escape sequences.

  struct buffer text;
  struct buffer pasted;
  size_t cursor_before_list;

  // Bytes read from the terminal and not yet used: input[used..<held].
  unsigned char *input;
  size_t used, held, capacity;

  bool editing;  // False after `edit off` in .editrc: the terminal collects the line.
  bool is_vi;    // `bind -v` in .editrc.
  bool cancelled;
  bool hung_up;
  int signal;
  sigset_t unblocked;  // The mask that holds while waiting for a key.
};

static inline line_editor *editor_of(EditLine *edit) {
  void *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor;
}

enum { input_fd = 0 };

// Each file calls only those above it, and the last is editor.c.

// screen.c
void screen_begin(line_editor *editor);
void screen_enter(line_editor *editor);
void screen_leave(line_editor *editor);
void screen_redraw(line_editor *editor);
void screen_resized(line_editor *editor);
void screen_suspend(line_editor *editor);

// input.c
struct waiting {
  sigset_t mask;
  signal_flags_action *saved[8];
};
void waiting_begin(line_editor *editor, struct waiting *waiting);
void waiting_end(line_editor *editor, struct waiting *waiting);
int input_get(EditLine *edit, wchar_t *scalar);
bool input_next(line_editor *editor, wchar_t *scalar);
void input_absorb(line_editor *editor);
void input_push(line_editor *editor, const char *keys);

// keys.c
void keys_add(line_editor *editor);
void keys_bind(line_editor *editor);

#endif
