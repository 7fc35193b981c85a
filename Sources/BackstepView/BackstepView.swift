// BackstepView
