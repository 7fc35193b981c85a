// BackstepSession
