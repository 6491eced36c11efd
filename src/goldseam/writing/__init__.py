"""What every written thing needs: drafts, texts posted while locked, conflicts, the visibility pane."""
