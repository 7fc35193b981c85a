// BackstepLessons
