// Own editing functions, the keys they are bound to, and what a key is before libedit sees it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { paste_limit = 16 * 1024 * 1024 };

static unsigned char answer(line_editor *editor, line_editor_key key) {
  switch (editor->callback(editor->client, key)) {
  case line_editor_answer_refresh:
  case line_editor_answer_pass: return CC_REFRESH;
  case line_editor_answer_beep: return CC_REFRESH_BEEP;
  case line_editor_answer_list: break;
  }
  // The list goes under the last row of the line, so the cursor has to be there.
  const LineInfoW *line = el_wline(editor->edit);
  editor->cursor_before_list = (size_t)(line->lastchar - line->cursor);
  el_cursor(editor->edit, (int)editor->cursor_before_list);
  editor->next_key = key_list;
  return CC_REFRESH;
}

#define ANSWERED(name)                                         \
  static unsigned char name(EditLine *edit, int key) {         \
    (void)key;                                                 \
    return answer(editor_of(edit), line_editor_key_##name);    \
  }
ANSWERED(complete)
ANSWERED(older)
ANSWERED(newer)
ANSWERED(search)
ANSWERED(undo)
ANSWERED(last_word)
ANSWERED(kill_before)
ANSWERED(kill_after)
ANSWERED(kill_blank_word)
ANSWERED(kill_word)
ANSWERED(kill_word_before)
ANSWERED(yank)

static unsigned char list(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  fputs("\n", stdout);
  editor->callback(editor->client, line_editor_key_list);
  el_cursor(edit, -(int)editor->cursor_before_list);
  editor->cursor_before_list = 0;
  // Not CC_REDISPLAY: for a line of several rows it would clear rows of the list.
  screen_redraw(editor);
  return CC_NORM;
}

static unsigned char refresh(EditLine *edit, int key) {
  (void)edit;
  (void)key;
  return CC_REFRESH;
}

static unsigned char beep(EditLine *edit, int key) {
  (void)edit;
  (void)key;
  return CC_REFRESH_BEEP;
}

static unsigned char cancel(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  editor->cancelled = true;
  const LineInfoW *line = el_wline(edit);
  el_cursor(edit, (int)(line->lastchar - line->cursor));
  if (screen_has_room(editor, L"^C")) el_winsertstr(edit, L"^C");
  editor->next_key = key_newline;
  return CC_REFRESH;
}

static unsigned char suspend(EditLine *edit, int key) {
  (void)key;
  screen_suspend(editor_of(edit));
  return CC_NORM;
}

static unsigned char paste(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  struct buffer *pasted = &editor->pasted;
  static const char end[] = "\033[201~";
  enum { end_count = sizeof end - 1, patience = 1000 };
  pasted->count = 0;
  wchar_t scalar;
  while (input_next(editor, &scalar)) {
    // Somebody leaves a paste whose end was lost; with more behind it, it is part of the text.
    if (scalar == 3 && !input_comes(editor, patience)) return cancel(edit, 3);
    if (pasted->count > paste_limit) pasted->count -= end_count;
    if (!buffer_append(pasted, scalar)) return CC_ERROR;
    if (pasted->count < end_count) continue;
    if (memcmp(pasted->bytes + pasted->count - end_count, end, end_count) != 0) continue;
    pasted->count -= end_count;
    return answer(editor, line_editor_key_pasted);
  }
  return CC_EOF;
}

void keys_add(line_editor *editor) {
  static const struct {
    const char *name;
    unsigned char (*function)(EditLine *, int);
  } functions[] = {
    {"backstep-beep", beep},
    {"backstep-cancel", cancel},
    {"backstep-complete", complete},
    {"backstep-kill-after", kill_after},
    {"backstep-kill-before", kill_before},
    {"backstep-kill-blank-word", kill_blank_word},
    {"backstep-kill-word", kill_word},
    {"backstep-kill-word-before", kill_word_before},
    {"backstep-last-word", last_word},
    {"backstep-list", list},
    {"backstep-newer", newer},
    {"backstep-older", older},
    {"backstep-paste", paste},
    {"backstep-refresh", refresh},
    {"backstep-search", search},
    {"backstep-suspend", suspend},
    {"backstep-undo", undo},
    {"backstep-yank", yank},
  };
  for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
    el_set(editor->edit, EL_ADDFN, functions[i].name, "", functions[i].function);
  }
}

static void bind(line_editor *editor, const char *key, const char *function) {
  el_set(editor->edit, EL_BIND, key, function, NULL);
}

// In the map of vi's command mode; emacs has no use for it.
static void bind_command(line_editor *editor, const char *key, const char *function) {
  el_set(editor->edit, EL_BIND, "-a", key, function, NULL);
}

static void bind_meanings(line_editor *editor) {
  static const struct {
    enum key key;
    const char *function;
  } meanings[] = {
    {key_beep, "backstep-beep"},
    {key_capitalize, "em-capitol-case"},
    {key_clear, "ed-clear-screen"},
    {key_delete, "ed-delete-next-char"},
    {key_end, "ed-move-to-end"},
    {key_home, "ed-move-to-beg"},
    {key_kill_word, "backstep-kill-word"},
    {key_kill_word_before, "backstep-kill-word-before"},
    {key_last_word, "backstep-last-word"},
    {key_left, "ed-prev-char"},
    {key_list, "backstep-list"},
    {key_lower, "em-lower-case"},
    {key_newer, "backstep-newer"},
    {key_newline, "ed-newline"},
    {key_older, "backstep-older"},
    {key_paste, "backstep-paste"},
    {key_refresh, "backstep-refresh"},
    {key_right, "ed-next-char"},
    {key_upper, "em-upper-case"},
    {key_word_left, "ed-prev-word"},
    {key_word_right, "em-next-word"},
  };
  for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++) {
    char key[8];
    snprintf(key, sizeof key, "\\%03o", (unsigned)meanings[i].key);
    bind(editor, key, meanings[i].function);
    bind_command(editor, key, meanings[i].function);
  }
}

void keys_offer(line_editor *editor) {
  static const char *const bindings[][2] = {
    {"^K", "backstep-kill-after"}, {"^N", "backstep-newer"}, {"^P", "backstep-older"},
    {"^R", "backstep-search"},     {"^U", "backstep-kill-before"},
    {"^W", "backstep-kill-blank-word"}, {"^Y", "backstep-yank"}, {"^_", "backstep-undo"},
  };
  for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++) {
    bind(editor, bindings[i][0], bindings[i][1]);
  }
}

// Keys without which the program could not be used, and none that leads out of the line: libedit's
// own prompt, its searches, and an editor.
void keys_bind(line_editor *editor) {
  const char *style = NULL;
  el_get(editor->edit, EL_EDITOR, &style);
  editor->is_vi = style != NULL && strcmp(style, "vi") == 0;
  bind_meanings(editor);
  static const char *const bindings[][2] = {
    {"^I", "backstep-complete"}, {"^C", "backstep-cancel"},   {"^Z", "backstep-suspend"},
    {"^V", "ed-unassigned"},     {"\033x", "ed-unassigned"}, {"\033X", "ed-unassigned"},
  };
  // In vi a key that begins with ESC would make of ESC itself a beginning.
  size_t count = sizeof bindings / sizeof bindings[0] - (editor->is_vi ? 2 : 0);
  for (size_t i = 0; i < count; i++) bind(editor, bindings[i][0], bindings[i][1]);
  static const char *const commands[][2] = {
    {"^C", "backstep-cancel"}, {"^Z", "backstep-suspend"}, {"^R", "backstep-search"},
    {":", "ed-unassigned"},    {"v", "ed-unassigned"},     {"/", "backstep-search"},
    {"?", "ed-unassigned"},    {"n", "ed-unassigned"},     {"N", "ed-unassigned"},
    {"j", "backstep-newer"},   {"k", "backstep-older"},    {"u", "backstep-undo"},
  };
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
    bind_command(editor, commands[i][0], commands[i][1]);
  }
}

// The next key for libedit. What it may not have does not reach it.
int keys_get(EditLine *edit, wchar_t *scalar) {
  line_editor *editor = editor_of(edit);
  if (!editor->editing) return input_next(editor, scalar) ? 1 : -1;
  // A command of vi can put back more than there is room for.
  if (!screen_has_room(editor, L"")) {
    editor->callback(editor->client, line_editor_key_overflow);
    editor->next_key = key_clear;
  }
  if (editor->next_key != key_none) {
    *scalar = editor->next_key;
    editor->next_key = key_none;
    return 1;
  }
  do {
    if (!input_next(editor, scalar)) return -1;
    bool is_ours = *scalar >= key_first && *scalar <= key_last;
    if (is_ours) *scalar = key_none;
    if (*scalar == 0x1B) *scalar = sequence_key(editor);
  } while (*scalar == key_none);
  editor->typed = *scalar;
  const char *prompt = editor->other_prompt;
  switch (editor->callback(editor->client, line_editor_key_typed)) {
  case line_editor_answer_pass: break;
  case line_editor_answer_list:
  case line_editor_answer_refresh: *scalar = key_refresh; break;
  case line_editor_answer_beep: *scalar = key_beep; break;
  }
  wchar_t more[] = {*scalar, 0};
  bool is_inserted = *scalar >= 0x20 && (*scalar < 0x7F || *scalar > key_last);
  if (is_inserted && !screen_has_room(editor, more)) *scalar = key_beep;
  if (prompt != editor->other_prompt && *scalar != key_refresh) {
    // Enter would leave the old one on the screen.
    editor->next_key = *scalar;
    *scalar = key_refresh;
  }
  return 1;
}
