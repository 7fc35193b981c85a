/// Feeds one pipe while reading others, so that neither side waits for a full pipe for ever.
struct Streams {
  private var feed: Int32
  private var input: ArraySlice<UInt8>
  private var outputs: [Int32]
  private(set) var collected: [[UInt8]]

  init(feed: Int32, input: ArraySlice<UInt8>, outputs: [Int32]) {
    self.feed = feed
    self.input = input
    self.outputs = outputs
    collected = outputs.map { _ in [] }
    // A program that ends before it has read everything must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(feed, F_SETFL, O_NONBLOCK)
  }

  /// True when every output has ended, false when the deadline came first.
  mutating func pump(until deadline: Deadline) -> Bool {
    while outputs.contains(where: { $0 >= 0 }) {
      if deadline.hasPassed { return false }
      if input.isEmpty { closeFeed() }
      var polled = [pollfd(fd: feed, events: Int16(POLLOUT), revents: 0)]
      polled += outputs.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if poll(&polled, nfds_t(polled.count), deadline.milliseconds) <= 0 { continue }
      if polled[0].revents != 0 { write() }
      for index in outputs.indices where polled[index + 1].revents != 0 { read(index) }
    }
    return true
  }

  mutating func close() {
    closeFeed()
    for index in outputs.indices { closeOutput(index) }
  }

  private mutating func write() {
    let count = input.withUnsafeBytes { systemWrite(feed, $0.baseAddress, $0.count) }
    if count > 0 {
      input = input.dropFirst(count)
    } else if count < 0 && errno != EAGAIN && errno != EINTR {
      input = []
    }
  }

  private mutating func read(_ index: Int) {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = systemRead(outputs[index], &piece, piece.count)
    if count > 0 {
      collected[index] += piece.prefix(count)
    } else if count == 0 || errno != EINTR {
      closeOutput(index)
    }
  }

  private mutating func closeFeed() {
    if feed >= 0 { systemClose(feed) }
    feed = -1
  }

  private mutating func closeOutput(_ index: Int) {
    if outputs[index] >= 0 { systemClose(outputs[index]) }
    outputs[index] = -1
  }
}

// Inside a type with members of these names, the system's own need another.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) { close(descriptor) }
