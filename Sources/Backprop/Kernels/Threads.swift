import Dispatch

/// Runs `body` for each number from 0 below `count`, on as many threads as the machine has
/// processors for, and waits for all of them. Nothing else in the engine knows of threads.
func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
  DispatchQueue.concurrentPerform(iterations: count, execute: body)
}
