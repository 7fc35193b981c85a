// The line being edited, looked at and changed, and what is written to the terminal apart from
// libedit's own drawing.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"

// As libedit itself measures a window.
void screen_measure(line_editor *editor) {
  struct winsize size = {0};
  if (ioctl(input_fd, TIOCGWINSZ, &size) != 0) size = (struct winsize){0};
  if (size.ws_col > 0) editor->columns = size.ws_col;
  if (size.ws_row > 0) editor->rows = size.ws_row;
  if (editor->columns < 2) editor->columns = 80;
  if (editor->rows < 1) editor->rows = 24;
}

static size_t prompt_width(const char *prompt) {
  size_t columns = 0;
  while (*prompt != '\0') {
    size_t count = strcspn(prompt, "\1");
    columns += line_editor_width(prompt, count);
    prompt += count;
    if (*prompt == '\1') {
      const char *end = strchr(prompt + 1, '\1');
      prompt = end == NULL ? prompt + strlen(prompt) : end + 1;
    }
  }
  return columns;
}

static size_t cells_of_window(const line_editor *editor) {
  // The last cell of a row stays empty before a wide character, and the cursor needs one itself.
  size_t rows = editor->rows > 2 ? editor->rows - 1 : editor->rows;
  return rows * (editor->columns - 1) - 1;
}

static const char *prompt(const line_editor *editor) {
  const char *prompt = editor->other_prompt != NULL ? editor->other_prompt : editor->prompt;
  return prompt_width(prompt) * 2 > cells_of_window(editor) ? ">" : prompt;
}

char *screen_prompt(EditLine *edit) { return (char *)prompt(editor_of(edit)); }

// libedit writes past its tables once a line is larger than the window.
static bool holds(const line_editor *editor, size_t cells) {
  return prompt_width(prompt(editor)) + cells <= cells_of_window(editor);
}

bool screen_has_room(const line_editor *editor, const wchar_t *more) {
  const LineInfoW *line = el_wline(editor->edit);
  size_t cells = text_cells(line->buffer, (size_t)(line->lastchar - line->buffer));
  return holds(editor, cells + text_cells(more, wcslen(more)));
}

const char *line_editor_result(line_editor *editor, size_t *count) {
  struct buffer *text = &editor->text;
  buffer_reserve(text, 1);
  if (text->count > 0 && text->bytes[text->count - 1] == '\n') text->count--;
  *count = text->count;
  return text->bytes;
}

const char *line_editor_text(line_editor *editor, size_t *count, size_t *cursor) {
  struct buffer *text = &editor->text;
  buffer_reserve(text, 1);
  const LineInfoW *line = el_wline(editor->edit);
  text->count = 0;
  *cursor = 0;
  for (const wchar_t *at = line->buffer; at < line->lastchar; at++) {
    if (at == line->cursor) *cursor = text->count;
    buffer_append(text, *at);
  }
  if (line->cursor == line->lastchar) *cursor = text->count;
  *count = text->count;
  return text->bytes;
}

const char *line_editor_pasted(line_editor *editor, size_t *count) {
  *count = editor->pasted.count;
  return editor->pasted.bytes;
}

bool line_editor_fits(const line_editor *editor, const char *text, size_t count) {
  wchar_t *wide = text_widen(text, count);
  if (wide == NULL) return false;
  size_t cells = text_cells(wide, wcslen(wide));
  free(wide);
  return holds(editor, cells);
}

bool line_editor_set_text(line_editor *editor, const char *text, size_t count, size_t cursor) {
  if (!line_editor_fits(editor, text, count)) return false;
  wchar_t *wide = text_widen(text, count);
  wchar_t *before = text_widen(text, cursor);
  if (wide != NULL && before != NULL) {
    const LineInfoW *line = el_wline(editor->edit);
    size_t old = (size_t)(line->lastchar - line->buffer);
    el_cursor(editor->edit, (int)(line->lastchar - line->cursor));
    el_deletestr(editor->edit, (int)old);
    el_winsertstr(editor->edit, wide);
    el_cursor(editor->edit, (int)wcslen(before) - (int)wcslen(wide));
  }
  free(wide);
  free(before);
  return true;
}

void line_editor_set_prompt(line_editor *editor, const char *prompt) {
  free(editor->other_prompt);
  editor->other_prompt = prompt == NULL ? NULL : strdup(prompt);
}

uint32_t line_editor_typed(const line_editor *editor) {
  if (editor->typed == key_paste) return 0;
  return editor->typed >= key_first && editor->typed <= key_last ? 0x1B : (uint32_t)editor->typed;
}

static void put(line_editor *editor, const char *sequence) {
  if (!editor->dumb) fputs(sequence, stdout);
}

// Rubs out the terminal's own echo of what was typed ahead: libedit draws that text again, and
// would misplace it behind the echo.
void screen_begin(line_editor *editor) {
  if (editor->held > editor->used) put(editor, "\r\033[K");
}

void screen_enter(line_editor *editor) {
  int editing = 1;
  el_get(editor->edit, EL_EDITMODE, &editing);
  editor->editing = editing != 0;
  if (!editor->editing) return;
  el_set(editor->edit, EL_PREP_TERM, 1);
  // Pasted text comes between ESC[200~ and ESC[201~.
  put(editor, "\033[?2004h");
  fflush(stdout);
}

void screen_leave(line_editor *editor) {
  if (!editor->editing) return;
  put(editor, "\033[?2004l");
  fflush(stdout);
  el_set(editor->edit, EL_PREP_TERM, 0);
}

// Draws prompt and line anew from the beginning of the row the cursor is in.
void screen_redraw(line_editor *editor) {
  fputs("\r", stdout);
  put(editor, "\033[J");
  el_set(editor->edit, EL_REFRESH);
  fflush(stdout);
}

// Terminals fold a line anew when they change width, so the row in which the prompt now begins is
// counted from the new width.
void screen_resized(line_editor *editor) {
  screen_measure(editor);
  size_t count, cursor;
  const char *text = line_editor_text(editor, &count, &cursor);
  size_t columns = prompt_width(prompt(editor)) + line_editor_width(text, cursor);
  size_t rows = columns / editor->columns;
  if (rows >= editor->rows) rows = editor->rows - 1;
  char up[32];
  snprintf(up, sizeof up, "\033[%zuA", rows);
  if (rows > 0) put(editor, up);
  fputs("\r", stdout);
  put(editor, "\033[J");
  if (!screen_has_room(editor, L"")) {
    editor->callback(editor->client, line_editor_key_overflow);
  }
  el_resize(editor->edit);
  screen_redraw(editor);
}

void screen_suspend(line_editor *editor) {
  screen_leave(editor);
  // The whole job stops, as when the terminal itself sends the signal.
  kill(0, SIGTSTP);
  // Back again, SIGCONT is pending and draws the line; unless there was nobody to stop for.
  sigset_t pending;
  if (sigpending(&pending) == 0 && sigismember(&pending, SIGCONT) == 1) return;
  screen_enter(editor);
  screen_redraw(editor);
}

void line_editor_write(line_editor *editor, const char *text, size_t count) {
  (void)editor;
  fwrite(text, 1, count, stdout);
}
