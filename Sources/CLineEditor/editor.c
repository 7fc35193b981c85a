// An editor's life: created, asked for lines, destroyed.
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

// LC_CTYPE alone: any other category could change how numbers are written and read.
static void use_utf8(void) {
  static const char *const locales[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
    if (setlocale(LC_CTYPE, locales[i]) == NULL) continue;
    const char *codeset = nl_langinfo(CODESET);
    if (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0) return;
  }
}

line_editor *line_editor_create(const char *program, line_editor_callback callback,
                                void *client) {
  use_utf8();
  line_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->callback = callback;
  editor->client = client;
  editor->prompt = "";
  const char *terminal = getenv("TERM");
  editor->dumb = terminal == NULL || *terminal == '\0' || strcmp(terminal, "dumb") == 0;
  editor->edit = el_init(program, stdin, stdout, stderr);
  if (editor->edit == NULL) {
    line_editor_destroy(editor);
    return NULL;
  }
  EditLine *edit = editor->edit;
  el_set(edit, EL_CLIENTDATA, editor);
  el_set(edit, EL_GETCFN, keys_get);
  el_set(edit, EL_PROMPT_ESC, screen_prompt, '\1');
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_SIGNAL, 0);
  screen_measure(editor);
  keys_add(editor);
  keys_offer(editor);
  el_set(edit, EL_SETTY, "-d", "-isig", NULL);
  keys_bind(editor);
  return editor;
}

static bool is_refused(const char *word) {
  static const char *const refused[] = {"ed-command", "vi-histedit", "em-inc-search", "vi-search",
                                        "-l"};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    if (strncmp(word, refused[i], strlen(refused[i])) == 0) return true;
  }
  return false;
}

static line_editor_setting configure(line_editor *editor, int count, const char **words) {
  if (count == 0) return line_editor_setting_taken;
  const char *command = words[0], *colon = strchr(command, ':');
  if (colon != NULL) {
    // A line for other programs.
    if (strncmp(command, "backstep:", 9) != 0 && *command != '*') return line_editor_setting_taken;
    command = colon + 1;
  }
  bool is_bind = strcmp(command, "bind") == 0;
  bool is_style = count == 2 && (strcmp(words[1], "-e") == 0 || strcmp(words[1], "-v") == 0);
  // With less than a key and what it does, `bind` lists bindings.
  bool is_known = is_bind ? is_style || count > 2 : strcmp(command, "edit") == 0 && count == 2;
  if (!is_known) return line_editor_setting_refused;
  for (int i = 1; i < count; i++) {
    if (is_refused(words[i])) return line_editor_setting_refused;
    bool is_sequence =
      strstr(words[i], "\\e") || strstr(words[i], "^[") || strstr(words[i], "\\033");
    if (is_bind && is_sequence) editor->has_own_sequences = true;
  }
  words[0] = command;
  if (el_parse(editor->edit, count, words) != 0) return line_editor_setting_refused;
  if (is_bind && is_style) keys_offer(editor);
  return line_editor_setting_taken;
}

// Line by line: libedit's own reader of such files ends the program when a quote stays open.
line_editor_setting line_editor_configure(line_editor *editor, const char *line) {
  Tokenizer *tokens = tok_init(NULL);
  if (tokens == NULL) return line_editor_setting_refused;
  int count = 0;
  const char **words = NULL;
  bool is_whole = tok_str(tokens, line, &count, &words) == 0;
  line_editor_setting result =
    is_whole ? configure(editor, count, words) : line_editor_setting_unclosed;
  tok_end(tokens);
  keys_bind(editor);
  return result;
}

void line_editor_destroy(line_editor *editor) {
  if (editor == NULL) return;
  if (editor->edit != NULL) el_end(editor->edit);
  free(editor->other_prompt);
  free(editor->text.bytes);
  free(editor->pasted.bytes);
  free(editor->input);
  free(editor);
}

line_editor_outcome line_editor_read(line_editor *editor, const char *prompt) {
  fflush(stdout);
  fflush(stderr);
  editor->prompt = prompt;
  editor->next_key = key_none;
  line_editor_set_prompt(editor, NULL);
  editor->cancelled = false;
  editor->hung_up = false;
  editor->signal = 0;
  editor->idles = true;
  input_absorb(editor);
  screen_begin(editor);
  struct waiting waiting;
  waiting_begin(editor, &waiting);
  screen_measure(editor);
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
