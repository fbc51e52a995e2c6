"""What the pages about capacity show: read models over many facilities, one file per question."""
