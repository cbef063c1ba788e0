"""What is read aloud: records made into sentences for the ear. No Qt, no voice, no clock."""
