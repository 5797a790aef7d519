"""The window around the views: actions, settings, appearance, dialogs."""
