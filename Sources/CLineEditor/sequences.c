// What keys beyond the letters send: ESC and more. They are read here to their end, whatever they
// are, so that a key without a meaning leaves no text behind.
#include <string.h>

#include "internal.h"

// Without the ESC. A terminal sends [ or O before a letter, depending on its mode; rxvt has
// sequences of its own.
static const struct {
  const char *text;
  enum key key;
} sequences[] = {
  {"[A", key_older},       {"OA", key_older},         {"[B", key_newer},
  {"OB", key_newer},       {"[C", key_right},         {"OC", key_right},
  {"[D", key_left},        {"OD", key_left},          {"[1;5C", key_word_right},
  {"[1;3C", key_word_right}, {"[5C", key_word_right}, {"Oc", key_word_right},
  {"\033[C", key_word_right}, {"\033OC", key_word_right}, {"[1;5D", key_word_left},
  {"[1;3D", key_word_left}, {"[5D", key_word_left},   {"Od", key_word_left},
  {"\033[D", key_word_left}, {"\033OD", key_word_left}, {"[H", key_home},
  {"OH", key_home},        {"[1~", key_home},         {"[7~", key_home},
  {"[F", key_end},         {"OF", key_end},           {"[4~", key_end},
  {"[8~", key_end},        {"[3~", key_delete},       {"[3;5~", key_kill_word},
  {"[3^", key_kill_word},  {"[3;3~", key_kill_word},  {"[200~", key_paste},
  {"f", key_word_right},   {"b", key_word_left},      {"d", key_kill_word},
  {"\177", key_kill_word_before}, {"\010", key_kill_word_before}, {".", key_last_word},
  {"_", key_last_word},    {"u", key_upper},          {"l", key_lower},
  {"c", key_capitalize},
};

enum { longest = 32, pause_within = 50 };

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// Whether the sequence is whole.
static bool is_whole(const char *text, size_t count) {
  while (count > 1 && text[0] == '\033') {
    text++;
    count--;
  }
  char last = text[count - 1];
  if (text[0] == '\033') return false;
  if (text[0] == 'O') return count > 1 && !is_digit(last) && last != ';';
  if (text[0] != '[') return true;
  if (count < 2) return false;
  // The console of Linux sends ESC [ [ A for F1.
  if (text[1] == '[') return count > 2;
  // rxvt ends some with $, which elsewhere is in the middle.
  return (last >= 0x40 && last <= 0x7E) || (last == '$' && is_digit(text[count - 2]));
}

wchar_t sequence_key(line_editor *editor) {
  char text[longest + 1] = {0};
  size_t count = 0;
  // In vi's insert mode ESC is a key by itself, and its letters are commands.
  if (editor->is_vi && !input_comes(editor, pause_within)) return L'\033';
  while (count < longest) {
    // Alt with [ or O is a key too, which nothing follows.
    if (count > 0 && !input_comes(editor, pause_within)) break;
    wchar_t scalar;
    if (!input_next(editor, &scalar)) return key_none;
    bool is_control = scalar < 0x20 && scalar != 0x1B && scalar != 8;
    if (is_control || scalar > 0x7F || (count > 1 && scalar == 0x1B)) {
      // No part of it, so a key of its own.
      if (scalar < 0x800) input_push(editor, scalar);
      break;
    }
    text[count++] = (char)scalar;
    if (is_whole(text, count)) break;
  }
  bool is_letter = count == 1;
  if (!(editor->is_vi && is_letter)) {
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
      if (strcmp(sequences[i].text, text) == 0) return (wchar_t)sequences[i].key;
    }
    if (!editor->has_own_sequences) return key_none;
  }
  while (count > 0) input_push(editor, (wchar_t)text[--count]);
  return L'\033';
}
