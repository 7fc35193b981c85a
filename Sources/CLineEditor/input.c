// Bytes from the terminal. An own reader instead of libedit's: it is open to signals only while it
// waits (EL_SIGNAL would send each on to the whole process group, and redraw inside a handler), it
// keeps what is not UTF-8 visible as U+FFFD, and takes a pasted megabyte in large pieces.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

#include "internal.h"

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGCONT};
enum { caught_count = sizeof caught / sizeof caught[0] };

void waiting_begin(line_editor *editor, struct waiting *waiting) {
  sigset_t blocked;
  sigemptyset(&blocked);
  for (int i = 0; i < caught_count; i++) sigaddset(&blocked, caught[i]);
  sigprocmask(SIG_BLOCK, &blocked, &waiting->mask);
  editor->unblocked = waiting->mask;
  for (int i = 0; i < caught_count; i++) {
    signal_flags_action *action = signal_flags_catch(caught[i]);
    waiting->saved[i] = action;
    // What ends the program may have come before the read, and still does; the rest is stale.
    bool is_stale = caught[i] == SIGINT || caught[i] == SIGWINCH || caught[i] == SIGCONT;
    if (is_stale) signal_flags_clear(caught[i]);
    sigdelset(&editor->unblocked, caught[i]);
  }
}

void waiting_end(line_editor *editor, struct waiting *waiting) {
  (void)editor;
  for (int i = 0; i < caught_count; i++) signal_flags_restore(caught[i], waiting->saved[i]);
  // A signal that came after the last key reaches the handler that was there before.
  sigprocmask(SIG_SETMASK, &waiting->mask, NULL);
}

// Answers the signals that came. False: one of them ends the read.
static bool answer_signals(line_editor *editor) {
  for (int i = 0; i < caught_count; i++) {
    int signal = caught[i];
    if (!signal_flags_is_set(signal)) continue;
    signal_flags_clear(signal);
    if (signal == SIGCONT) {
      screen_enter(editor);
      screen_redraw(editor);
    } else if (signal == SIGWINCH) {
      screen_resized(editor);
    } else if (signal == SIGINT) {
      editor->cancelled = true;
      return false;
    } else {
      editor->signal = signal;
      return false;
    }
  }
  return true;
}

// Nobody types: time for what can wait.
static void idle(line_editor *editor) {
  // What it starts is not to have signals held back.
  sigset_t blocked;
  sigprocmask(SIG_SETMASK, &editor->unblocked, &blocked);
  editor->idles = editor->callback(editor->client, line_editor_key_idle) != line_editor_answer_pass;
  sigprocmask(SIG_SETMASK, &blocked, NULL);
}

// Blocks until there is input. False: a signal that ends the read came.
static bool wait_for_input(line_editor *editor) {
  for (;;) {
    if (!answer_signals(editor)) return false;
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(input_fd, &readable);
    // Signals are let in and waited for in one step, so that none falls between.
    static const struct timespec second = {1, 0};
    const struct timespec *limit = editor->idles ? &second : NULL;
    int ready = pselect(input_fd + 1, &readable, NULL, NULL, limit, &editor->unblocked);
    if (ready > 0) return true;
    if (ready == 0) idle(editor);
    if (ready < 0 && errno != EINTR) {
      editor->hung_up = true;
      return false;
    }
  }
}

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
    if (!wait_for_input(editor)) return false;
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

bool input_comes(line_editor *editor, long milliseconds) {
  if (editor->held > editor->used) return true;
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(input_fd, &readable);
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  return pselect(input_fd + 1, &readable, NULL, NULL, &time, NULL) > 0;
}

void input_push(line_editor *editor, wchar_t scalar) {
  unsigned char bytes[2] = {(unsigned char)scalar};
  size_t count = scalar < 0x80 ? 1 : 2;
  if (count == 2) {
    bytes[0] = (unsigned char)(0xC0 | scalar >> 6);
    bytes[1] = (unsigned char)(0x80 | (scalar & 0x3F));
  }
  if (!make_room(editor, count)) return;
  memmove(editor->input + count, editor->input, editor->held);
  memcpy(editor->input, bytes, count);
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
