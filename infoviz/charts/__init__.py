"""What the views draw with: a canvas, columns for outcomes, scales, rasters, fonts."""
