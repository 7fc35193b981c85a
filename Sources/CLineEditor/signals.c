// Signals as flags. The handler does nothing else, so it is safe wherever it interrupts.
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "CLineEditor.h"

enum { signal_limit = 65 };

// A handler is given no client pointer, so the flags have to be the process's own.
static atomic_bool flags[signal_limit];

struct signal_flags_action {
  struct sigaction previous;
};

static void note(int signal) {
  if (signal > 0 && signal < signal_limit) atomic_store(&flags[signal], true);
}

signal_flags_action *signal_flags_catch(int signal) {
  signal_flags_action *saved = calloc(1, sizeof *saved);
  if (saved == NULL) return NULL;
  struct sigaction action = {0};
  // Without SA_RESTART a blocked read or poll returns, and the flag is looked at.
  action.sa_handler = note;
  sigemptyset(&action.sa_mask);
  if (sigaction(signal, &action, &saved->previous) == 0) return saved;
  free(saved);
  return NULL;
}

void signal_flags_restore(int signal, signal_flags_action *action) {
  if (action == NULL) return;
  sigaction(signal, &action->previous, NULL);
  free(action);
}

bool signal_flags_is_set(int signal) {
  return signal > 0 && signal < signal_limit && atomic_load(&flags[signal]);
}

void signal_flags_clear(int signal) {
  if (signal > 0 && signal < signal_limit) atomic_store(&flags[signal], false);
}
