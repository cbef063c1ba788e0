"""The pack that is opened: its rows as records, and which of several packs it is."""
