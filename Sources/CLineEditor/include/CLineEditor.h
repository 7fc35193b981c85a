// A small face for libedit: no variadic functions, no global variables. Text is UTF-8 with a byte
// count everywhere, because a line may hold NUL.
#ifndef CLINEEDITOR_H
#define CLINEEDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#define LINE_EDITOR_ENUM __attribute__((enum_extensibility(closed)))
#else
#define LINE_EDITOR_ENUM
#endif

typedef struct line_editor line_editor;

/// Keys that the client answers. Of `typed`, which comes before every other, the text is in
/// `line_editor_typed`; of `pasted` in `line_editor_pasted`. At `overflow` the window holds the line
/// no longer: the client has to shorten it. `idle` comes each second without a key, until it is
/// answered with `pass`.
typedef enum LINE_EDITOR_ENUM line_editor_key {
  line_editor_key_typed,
  line_editor_key_overflow,
  line_editor_key_idle,
  line_editor_key_complete,
  line_editor_key_list,
  line_editor_key_older,
  line_editor_key_newer,
  line_editor_key_search,
  line_editor_key_pasted,
  line_editor_key_undo,
  line_editor_key_last_word,
  line_editor_key_kill_before,
  line_editor_key_kill_after,
  line_editor_key_kill_blank_word,
  line_editor_key_kill_word,
  line_editor_key_kill_word_before,
  line_editor_key_yank,
} line_editor_key;

/// What the editor does after the client has answered a key. `list` makes room under the line and
/// calls again with `line_editor_key_list`, in which the client may use `line_editor_write`.
/// After `pass` a key that was typed has its usual effect, and otherwise none.
typedef enum LINE_EDITOR_ENUM line_editor_answer {
  line_editor_answer_pass,
  line_editor_answer_refresh,
  line_editor_answer_beep,
  line_editor_answer_list,
} line_editor_answer;

typedef line_editor_answer (*line_editor_callback)(void *client, line_editor_key key);

/// How a read ended.
typedef enum LINE_EDITOR_ENUM line_editor_outcome {
  line_editor_outcome_line,
  line_editor_outcome_cancelled,
  line_editor_outcome_end_of_input,
  line_editor_outcome_hung_up,
  line_editor_outcome_signalled,
} line_editor_outcome;

/// An editor on standard input and output, or null. Sets LC_CTYPE (and no other category) to a
/// UTF-8 locale.
line_editor *line_editor_create(const char *program, line_editor_callback callback, void *client);

/// What became of a line of `.editrc`.
typedef enum LINE_EDITOR_ENUM line_editor_setting {
  line_editor_setting_taken,
  line_editor_setting_unclosed,
  line_editor_setting_refused,
} line_editor_setting;

/// Does what a line of `.editrc` says, when it is `bind` or `edit`.
line_editor_setting line_editor_configure(line_editor *editor, const char *line);
void line_editor_destroy(line_editor *editor);

/// Reads a line. `prompt` is NUL-terminated; escape sequences in it stand between two \1 bytes.
/// When this returns, whatever the outcome, the terminal's modes are as before and the cursor is at
/// the beginning of a row.
line_editor_outcome line_editor_read(line_editor *editor, const char *prompt);

/// The signal that ended the last read, when the outcome was `signalled`.
int line_editor_signal(const line_editor *editor);

/// The line just read, without its newline; valid until the next call.
const char *line_editor_result(line_editor *editor, size_t *count);

/// The line being edited, and the number of its bytes before the cursor. Only in a callback.
const char *line_editor_text(line_editor *editor, size_t *count, size_t *cursor);
/// The text pasted last. Only in a callback.
const char *line_editor_pasted(line_editor *editor, size_t *count);

/// The key typed last: a scalar, ESC for one that sends more, 0 for what begins a paste.
uint32_t line_editor_typed(const line_editor *editor);

/// Whether the window holds a line.
bool line_editor_fits(const line_editor *editor, const char *text, size_t count);
/// Puts the text in the place of the whole line, the cursor behind so many of its bytes, unless it
/// does not fit. Only in a callback.
bool line_editor_set_text(line_editor *editor, const char *text, size_t count, size_t cursor);
/// Shows another prompt until the line ends, or null for the usual one. Only in a callback.
void line_editor_set_prompt(line_editor *editor, const char *prompt);
/// Writes to the terminal. Only in a callback for `line_editor_key_list`.
void line_editor_write(line_editor *editor, const char *text, size_t count);

/// Forgets blank lines that were typed while no line was being read; other type-ahead is kept.
void line_editor_drop_blank_lines(line_editor *editor);

/// Columns that the text takes on the terminal; control characters take none.
size_t line_editor_width(const char *text, size_t count);

/// Signals caught as flags while a command runs. `signal_flags_catch` installs the handler without
/// SA_RESTART and returns the action to hand back to `signal_flags_restore`, or null.
typedef struct signal_flags_action signal_flags_action;
signal_flags_action *signal_flags_catch(int signal);
void signal_flags_restore(int signal, signal_flags_action *action);
bool signal_flags_is_set(int signal);
void signal_flags_clear(int signal);

/// fork(2), which Swift does not see: 0 in the copy, its number in the process, less than 0 when
/// there is no copy. Only for a process of a single thread.
int process_copy(void);
/// Ends the process at once, without writing out what stdio holds: the end of a copy.
void process_end(int status);

#endif
