// The line being edited: looked at and changed.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

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

void line_editor_replace(line_editor *editor, size_t erased, const char *text, size_t count) {
  wchar_t *wide = text_widen(text, count);
  if (wide == NULL) return;
  el_deletestr(editor->edit, (int)erased);
  el_winsertstr(editor->edit, wide);
  free(wide);
}

void line_editor_replace_line(line_editor *editor, const char *text, size_t count) {
  const LineInfoW *line = el_wline(editor->edit);
  el_cursor(editor->edit, (int)(line->lastchar - line->cursor));
  line = el_wline(editor->edit);
  line_editor_replace(editor, (size_t)(line->lastchar - line->buffer), text, count);
}

void line_editor_remember(line_editor *editor, const char *line) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, line);
}
