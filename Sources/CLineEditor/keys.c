// Own editing functions, and the keys they are bound to.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

// Sequences no key sends: a function that needs the screen drawn first pushes one of these.
#define LIST_KEY "\037l"
#define NEWLINE_KEY "\037n"

enum { paste_limit = 16 * 1024 * 1024 };

static unsigned char answer(line_editor *editor, line_editor_key key) {
  switch (editor->callback(editor->client, key)) {
  case line_editor_answer_refresh: return CC_REFRESH;
  case line_editor_answer_beep: return CC_REFRESH_BEEP;
  case line_editor_answer_list: break;
  }
  // The list goes under the last row of the line, so the cursor has to be there.
  const LineInfoW *line = el_wline(editor->edit);
  editor->cursor_before_list = (size_t)(line->lastchar - line->cursor);
  el_cursor(editor->edit, (int)editor->cursor_before_list);
  input_push(editor, LIST_KEY);
  return CC_REFRESH;
}

static unsigned char complete(EditLine *edit, int key) {
  (void)key;
  return answer(editor_of(edit), line_editor_key_complete);
}

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

static unsigned char older(EditLine *edit, int key) {
  (void)key;
  return answer(editor_of(edit), line_editor_key_older);
}

static unsigned char newer(EditLine *edit, int key) {
  (void)key;
  return answer(editor_of(edit), line_editor_key_newer);
}

static unsigned char cancel(EditLine *edit, int key) {
  (void)key;
  line_editor *editor = editor_of(edit);
  editor->cancelled = true;
  const LineInfoW *line = el_wline(edit);
  el_cursor(edit, (int)(line->lastchar - line->cursor));
  el_winsertstr(edit, L"^C");
  input_push(editor, NEWLINE_KEY);
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
  enum { end_count = sizeof end - 1 };
  pasted->count = 0;
  wchar_t scalar;
  while (input_next(editor, &scalar)) {
    // Without this, a paste whose end was lost could not be left.
    if (scalar == 3) return cancel(edit, 3);
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
  EditLine *edit = editor->edit;
  el_set(edit, EL_ADDFN, "backstep-complete", "Complete the word", complete);
  el_set(edit, EL_ADDFN, "backstep-list", "List completions", list);
  el_set(edit, EL_ADDFN, "backstep-older", "Older line that begins like this one", older);
  el_set(edit, EL_ADDFN, "backstep-newer", "Newer line that begins like this one", newer);
  el_set(edit, EL_ADDFN, "backstep-cancel", "Give up the line", cancel);
  el_set(edit, EL_ADDFN, "backstep-suspend", "Stop the program", suspend);
  el_set(edit, EL_ADDFN, "backstep-paste", "Take pasted text", paste);
}

void keys_bind(line_editor *editor) {
  static const char *const bindings[][2] = {
    {"^I", "backstep-complete"},
    {LIST_KEY, "backstep-list"},
    {NEWLINE_KEY, "ed-newline"},
    {"^C", "backstep-cancel"},
    {"^Z", "backstep-suspend"},
    {"^R", "em-inc-search-prev"},
    {"^W", "ed-delete-prev-word"},
    {"\033[200~", "backstep-paste"},
    // A terminal sends ESC[ or ESC O before the letter, depending on its mode.
    {"\033[A", "backstep-older"},
    {"\033OA", "backstep-older"},
    {"\033[B", "backstep-newer"},
    {"\033OB", "backstep-newer"},
    {"\033[C", "ed-next-char"},
    {"\033OC", "ed-next-char"},
    {"\033[D", "ed-prev-char"},
    {"\033OD", "ed-prev-char"},
    {"\033[1;5C", "em-next-word"},
    {"\033[1;3C", "em-next-word"},
    {"\033[5C", "em-next-word"},
    {"\033[1;5D", "ed-prev-word"},
    {"\033[1;3D", "ed-prev-word"},
    {"\033[5D", "ed-prev-word"},
    {"\033[H", "ed-move-to-beg"},
    {"\033OH", "ed-move-to-beg"},
    {"\033[1~", "ed-move-to-beg"},
    {"\033[7~", "ed-move-to-beg"},
    {"\033[F", "ed-move-to-end"},
    {"\033OF", "ed-move-to-end"},
    {"\033[4~", "ed-move-to-end"},
    {"\033[8~", "ed-move-to-end"},
    {"\033[3~", "ed-delete-next-char"},
  };
  EditLine *edit = editor->edit;
  const char *style = NULL;
  el_get(edit, EL_EDITOR, &style);
  editor->is_vi = style != NULL && strcmp(style, "vi") == 0;
  for (size_t i = 0; i < sizeof bindings / sizeof bindings[0]; i++) {
    // In vi's insert mode ESC is a key by itself, and must not begin a sequence.
    if (editor->is_vi && bindings[i][0][0] == '\033') continue;
    el_set(edit, EL_BIND, bindings[i][0], bindings[i][1], NULL);
  }
  // The command mode of vi has a map of its own.
  el_set(edit, EL_BIND, "-a", "^C", "backstep-cancel", NULL);
  el_set(edit, EL_BIND, "-a", "^Z", "backstep-suspend", NULL);
  el_set(edit, EL_BIND, "-a", NEWLINE_KEY, "ed-newline", NULL);
}
