"""What is read from and written to text and files. No Qt."""
