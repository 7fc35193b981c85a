/// The program's only clocks: seconds since some moment, never going back, and the date of a file.
enum Stopwatch {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Waits; a signal ends it early.
  static func sleep(_ seconds: Double) {
    guard seconds > 0 else { return }
    let whole = seconds.rounded(.down)
    var time = timespec()
    time.tv_sec = Int(whole)
    time.tv_nsec = Int((seconds - whole) * 1e9)
    nanosleep(&time, nil)
  }
  /// When a file was last written, in local time: `2026-03-01 09:30`.
  static func date(ofChange status: stat) -> String {
    #if canImport(Darwin)
      var seconds = status.st_mtimespec.tv_sec
    #else
      var seconds = status.st_mtim.tv_sec
    #endif
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
