"""Public sheets: a static site of the catalogue that opens in any browser, without account, script or network once saved."""
