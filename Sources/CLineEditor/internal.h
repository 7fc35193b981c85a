// What the files of this target share.
#ifndef CLINEEDITOR_INTERNAL_H
#define CLINEEDITOR_INTERNAL_H

#include <histedit.h>
#include <signal.h>
#include <stdbool.h>
#include <termios.h>
#include <wchar.h>

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
// The cells that libedit may draw these in: `^X` for a control character, `\U+12345` for what
// cannot be shown, and one for a mark without a width.
size_t text_cells(const wchar_t *text, size_t count);
wchar_t *text_widen(const char *text, size_t count);
bool buffer_reserve(struct buffer *buffer, size_t count);
bool buffer_append(struct buffer *buffer, wchar_t scalar);

struct line_editor {
  EditLine *edit;
  line_editor_callback callback;
  void *client;
  const char *prompt;
  char *other_prompt;  // Shown in its place; null for none.
  bool dumb;           // A terminal that knows no escape sequences.
  size_t columns, rows;

  struct buffer text;
  struct buffer pasted;
  wchar_t typed;
  wchar_t next_key;  // What a function has to follow it: a `key`, or `key_none`.
  size_t cursor_before_list;

  // Bytes read from the terminal and not yet used: input[used..<held].
  unsigned char *input;
  size_t used, held, capacity;

  bool editing;  // False after `edit off` in .editrc: the terminal collects the line.
  bool is_vi;    // `bind -v` in .editrc.
  bool has_own_sequences;  // .editrc binds keys that begin with ESC.
  bool idles;    // Whether the client is told when nobody types.
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

// What a key means, as the one scalar that libedit gets for it. No keyboard sends these: C1
// controls that arrive are dropped.
enum key {
  key_none = 0,
  key_first = 0x80,
  key_beep = key_first,
  key_capitalize,
  key_clear,
  key_delete,
  key_end,
  key_home,
  key_last_word,
  key_left,
  key_list,
  key_lower,
  key_newer,
  key_newline,
  key_older,
  key_paste,
  key_refresh,
  key_right,
  key_kill_word,
  key_kill_word_before,
  key_upper,
  key_word_left,
  key_word_right,
  key_last = 0x9F,
};

// Each file calls only those above it, and the last is editor.c.

// screen.c
void screen_measure(line_editor *editor);
// Whether the window holds the line with so much more.
bool screen_has_room(const line_editor *editor, const wchar_t *more);
char *screen_prompt(EditLine *edit);
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
bool input_next(line_editor *editor, wchar_t *scalar);
// Whether there is input now or within so many milliseconds.
bool input_comes(line_editor *editor, long milliseconds);
void input_absorb(line_editor *editor);
// Has a scalar below 0x800 read next.
void input_push(line_editor *editor, wchar_t scalar);

// sequences.c

// What the sequence after an ESC just read means; `key_none` when it means nothing here, and ESC
// when libedit is to read it.
wchar_t sequence_key(line_editor *editor);

// keys.c
int keys_get(EditLine *edit, wchar_t *scalar);
void keys_add(line_editor *editor);
// Keys that .editrc may bind otherwise, and then those that it may not.
void keys_offer(line_editor *editor);
void keys_bind(line_editor *editor);

#endif
