import BackstepText

/// A shell, for which completion of the program's own words can be written.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  /// The script.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// A text within single quotes of any shell, which none of the texts here has itself.
  fileprivate static func quoted(_ text: String) -> String {
    "'" + text.filter { $0 != "'" && $0 != "\\" } + "'"
  }

  fileprivate static func words(_ operand: ModeDeclaration.Operand) -> [String] {
    ModeDeclaration.all.filter { $0.operand == operand }.compactMap(\.word)
  }

  fileprivate static let shells = allCases.map(\.rawValue).joined(separator: " ")
}

extension Shell {
  private static var bashScript: String {
    let values = OptionDeclaration.all.compactMap { option -> String? in
      let names = option.names.joined(separator: "|")
      return switch option.value {
      case .none: nil
      case .text: "    \(names)) return ;;"
      case .choice(_, let words):
        "    \(names)) COMPREPLY=($(IFS=' ' && compgen -W '\(words.joined(separator: " "))' -- \"$cur\")); return ;;"
      case .folder: "    \(names)) COMPREPLY=($(compgen -d -- \"$cur\")); return ;;"
      }
    }
    let options = OptionDeclaration.all.flatMap(\.names).joined(separator: " ")
    let files = words(.file).joined(separator: "|")
    return """
      # Completion of backstep's arguments for bash. Read it by
      #   source <(backstep completions bash)
      # or keep it as ~/.local/share/bash-completion/completions/backstep
      _backstep() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} mode= i
        local IFS=$'\\n'
        COMPREPLY=()
        # Bash cuts --color=always in three.
        if [[ $cur == = ]]; then cur=; prev=${COMP_WORDS[COMP_CWORD-1]}
        elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        case $prev in
      \(values.joined(separator: "\n"))
        esac
        for ((i = 1; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            \(ModeDeclaration.words.joined(separator: "|"))) mode=${COMP_WORDS[i]}; break ;;
          esac
        done
        if [[ $cur == -* ]]; then
          COMPREPLY=($(IFS=' ' && compgen -W '\(options)' -- "$cur"))
          return
        fi
        case $mode in
          '') COMPREPLY=($(IFS=' ' && compgen -W '\(ModeDeclaration.words.joined(separator: " "))' -- "$cur")) ;;
          \(files)) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")) ;;
          lesson)
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -W "$(backstep complete 'lesson ' 2>/dev/null)" -- "$cur"; compgen -f -- "$cur")) ;;
          completions) COMPREPLY=($(IFS=' ' && compgen -W '\(shells)' -- "$cur")) ;;
        esac
      }
      complete -F _backstep backstep

      """
  }

  private static var zshScript: String {
    func plain(_ text: String) -> String { text.filter { !"[]:'`\\".contains($0) } }
    let options = OptionDeclaration.all.flatMap { option -> [String] in
      let other = option.names.count > 1 ? "(\(option.names.joined(separator: " ")))" : ""
      return option.names.map { name in
        let tail =
          switch option.value {
          case .none: ""
          case .text(let word): ":\(word):"
          case .choice(let word, let choices): ":\(word):(\(choices.joined(separator: " ")))"
          case .folder(let word): ":\(word):_files -/"
          }
        let sign = tail.isEmpty || !name.hasPrefix("--") ? "" : "="
        return "    '\(other)\(name)\(sign)[\(plain(option.summary))]\(tail)' \\"
      }
    }
    let modes = ModeDeclaration.all.compactMap { mode in
      mode.word.map { "    '\($0):\(plain(mode.summary))'" }
    }
    return """
      #compdef backstep
      # Completion of backstep's arguments for zsh. Read it, behind compinit, by
      #   source <(backstep completions zsh)
      # or keep it as _backstep in a folder of fpath.
      _backstep() {
        local curcontext=$curcontext state line
        local -a modes lessons
        typeset -A opt_args
        modes=(
      \(modes.joined(separator: "\n"))
        )
        _arguments -C -S \\
      \(options.joined(separator: "\n"))
          '1: :->mode' \\
          '*:: :->operand' && return
        case $state in
          mode) _describe -t modes 'what to do' modes ;;
          operand)
            case $words[1] in
              \(words(.file).joined(separator: "|"))) _files ;;
              lesson)
                lessons=(${(f)"$(backstep complete 'lesson ' 2>/dev/null)"})
                _alternative 'lessons:lesson:compadd -a lessons' 'files:file:_files' ;;
              completions) _values shell \(shells) ;;
            esac ;;
        esac
      }
      if [[ $funcstack[1] == _backstep ]]; then
        _backstep "$@"
      else
        compdef _backstep backstep
      fi

      """
  }

  private static var fishScript: String {
    let modes = ModeDeclaration.words.joined(separator: " ")
    let choices = ModeDeclaration.all.compactMap { mode in
      mode.word.map {
        "complete -c backstep -n \"not __fish_seen_subcommand_from \(modes)\" -a \($0)"
          + " -d \(quoted(mode.summary))"
      }
    }
    let options = OptionDeclaration.all.map { option in
      let names = option.names.map { name in
        name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst())"
      }
      let value =
        switch option.value {
        case .none: ""
        case .text: " -x"
        case .choice(_, let words): " -x -a \(quoted(words.joined(separator: " ")))"
        case .folder: " -x -a '(__fish_complete_directories)'"
        }
      return
        "complete -c backstep \(names.joined(separator: " "))\(value) -d \(quoted(option.summary))"
    }
    let files = words(.file).joined(separator: " ")
    return """
      # Completion of backstep's arguments for fish. Read it by
      #   backstep completions fish | source
      # or keep it as ~/.config/fish/completions/backstep.fish
      complete -c backstep -f
      \(choices.joined(separator: "\n"))
      complete -c backstep -n "__fish_seen_subcommand_from \(files) lesson" -F
      complete -c backstep -n "__fish_seen_subcommand_from lesson" -a "(backstep complete 'lesson ' 2>/dev/null)"
      complete -c backstep -n "__fish_seen_subcommand_from completions" -a \(quoted(shells))
      \(options.joined(separator: "\n"))

      """
  }
}
