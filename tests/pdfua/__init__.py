"""Is a document PDF/UA-1? By rules of our own (``regels``) and by the engine of veraPDF."""
