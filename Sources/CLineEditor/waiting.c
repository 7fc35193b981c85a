// Waiting for a key, open to signals only then. libedit's EL_SIGNAL would send each signal on to
// the whole process group, and redraw inside a signal handler.
#include <errno.h>
#include <sys/select.h>

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

bool waiting_for_input(line_editor *editor) {
  for (;;) {
    if (!answer_signals(editor)) return false;
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(input_fd, &readable);
    // Signals are let in and waited for in one step, so that none falls between.
    int ready = pselect(input_fd + 1, &readable, NULL, NULL, NULL, &editor->unblocked);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) {
      editor->hung_up = true;
      return false;
    }
  }
}
