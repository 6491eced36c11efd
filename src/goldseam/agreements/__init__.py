"""What two people sign: the shared statement, wordings and assents."""
