"""Every scene of the window, and every state worth looking at, without a screen.

Each module here holds the exhibits of one part of the window. Whoever draws something new hangs it
here, where tests measure it at every size, scale and language, and people look at it as a picture.
"""
