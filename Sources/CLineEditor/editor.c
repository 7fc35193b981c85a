// An editor's life: created, asked for lines, destroyed.
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static char *prompt_of(EditLine *edit) { return (char *)editor_of(edit)->prompt; }

// LC_CTYPE alone: any other category could change how numbers are written and read.
static void use_utf8(void) {
  static const char *const locales[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
    if (setlocale(LC_CTYPE, locales[i]) == NULL) continue;
    const char *codeset = nl_langinfo(CODESET);
    if (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0) return;
  }
}

line_editor *line_editor_create(const char *program, int history_limit,
                                line_editor_callback callback, void *client) {
  use_utf8();
  line_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->callback = callback;
  editor->client = client;
  editor->prompt = "";
  const char *terminal = getenv("TERM");
  editor->dumb = terminal == NULL || *terminal == '\0' || strcmp(terminal, "dumb") == 0;
  editor->edit = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    line_editor_destroy(editor);
    return NULL;
  }
  EditLine *edit = editor->edit;
  HistEvent event;
  el_set(edit, EL_CLIENTDATA, editor);
  el_set(edit, EL_GETCFN, input_get);
  el_set(edit, EL_PROMPT_ESC, prompt_of, '\1');
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_SIGNAL, 0);
  history(editor->history, &event, H_SETSIZE, history_limit);
  history(editor->history, &event, H_SETUNIQUE, 1);
  el_set(edit, EL_HIST, history, editor->history);
  keys_add(editor);
  keys_bind(editor);
  // What the user binds wins, except for keys without which the program could not be used.
  el_source(edit, NULL);
  el_set(edit, EL_SETTY, "-d", "-isig", NULL);
  keys_bind(editor);
  return editor;
}

void line_editor_destroy(line_editor *editor) {
  if (editor == NULL) return;
  if (editor->edit != NULL) el_end(editor->edit);
  if (editor->history != NULL) history_end(editor->history);
  free(editor->text.bytes);
  free(editor->pasted.bytes);
  free(editor->input);
  free(editor);
}

line_editor_outcome line_editor_read(line_editor *editor, const char *prompt) {
  fflush(stdout);
  fflush(stderr);
  editor->prompt = prompt;
  editor->cancelled = false;
  editor->hung_up = false;
  editor->signal = 0;
  input_absorb(editor);
  screen_begin(editor);
  struct waiting waiting;
  waiting_begin(editor, &waiting);
  el_resize(editor->edit);
  screen_enter(editor);
  int count = 0;
  const wchar_t *line = el_wgets(editor->edit, &count);
  editor->text.count = 0;  // Callbacks use it for the unfinished line.
  for (int i = 0; line != NULL && i < count; i++) buffer_append(&editor->text, line[i]);
  // Whatever was not ended with Enter still stands in the row of the cursor.
  bool is_open = line == NULL && !editor->hung_up;
  if (is_open) fputs("\n", stdout);
  screen_leave(editor);
  waiting_end(editor, &waiting);
  editor->prompt = "";
  if (editor->signal != 0) return line_editor_outcome_signalled;
  if (editor->hung_up) return line_editor_outcome_hung_up;
  if (editor->cancelled) return line_editor_outcome_cancelled;
  return line == NULL ? line_editor_outcome_end_of_input : line_editor_outcome_line;
}

int line_editor_signal(const line_editor *editor) { return editor->signal; }
