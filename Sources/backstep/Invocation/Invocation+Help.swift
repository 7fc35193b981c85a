extension Invocation {
  /// What `--help` prints.
  static let help = """
    backstep: a debugger for backpropagation

      backstep                    type commands; or read them from a pipe
      backstep lesson [ID|FILE]   the same, in a lesson
      backstep -c 'forward; loss' run commands, then exit
      backstep run FILE           run a file of commands (- is standard input)
      backstep replay FILE        play a lesson through, unattended
      backstep prove FILE...      prove that lessons are true; without a FILE, the bundled ones
                                  (--promote rewrites outputs that have changed)
      backstep compare FILE       your own program's numbers against the right ones
      backstep compare --with 'CMD'   of a program that answers cases; `help compare` tells more
                                  (--net, --loss, --batch, --cases, --timeout)
      backstep complete TEXT      what Tab would offer at the end of TEXT

      --lessons DIR   lessons of a folder in the place of the bundled ones
      --pause SECONDS between the steps of `replay`, on a terminal
      --resume        go on where the last session at a terminal was left
      --json          one JSON object a line for each command, every digit kept
      --seed N        the seed of the first weights
      --lr X          the learning rate
      --digits N      significant digits shown, 1 to 17
      --style NAME    how answers are written: text, plain (to be heard), markdown or csv; without
                      it the environment's BACKSTEP_STYLE
      --color WHEN    auto, always or never
      --ascii         no character beyond ASCII
      --width N       columns to write for
      --keep-going    go on after a command that is refused; the status stays 1
      --no-init       leave out ~/.config/backstep/init
      --version, -h, --help

    Exit status: 0 success, 1 a command or lesson failed, 64 wrong usage, 130 interrupted.
    Inside, `help` lists the commands.

    """
}
