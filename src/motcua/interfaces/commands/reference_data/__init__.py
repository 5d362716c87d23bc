"""Reading, checking and publishing the files of data/. Each kind of file has its own module."""
