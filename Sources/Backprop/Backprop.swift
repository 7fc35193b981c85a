// Backprop
