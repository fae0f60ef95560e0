# Reads Maven's log and writes a line for each module with its time, and with lines=test its counts of tests. While
# nothing else is to be told for quiet_seconds, a line now and then says how much was downloaded.

BEGIN {
  if (quiet_seconds == "") quiet_seconds = 10
  megabytes["B"] = 1 / 1000000
  megabytes["kB"] = 1 / 1000
  megabytes["MB"] = 1
  megabytes["GB"] = 1000
  told = seconds_now()
}

function say(text) {
  print text
  fflush()
}

function seconds_now(   now, command) {
  command = "date +%s"
  command | getline now
  close(command)
  return now
}

function end_module() {
  if (module != "") {
    told = seconds_now()
    say(sprintf("  %-28s %5d s", module, told - begun))
  }
  module = ""
}

# [INFO] Building Bridgekeeper contracts 0.1.0-SNAPSHOT                     [2/12]
/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
  end_module()
  module = $0
  sub(/^\[INFO\] Building /, "", module)
  sub(/ [^ ]+ +\[[0-9]+\/[0-9]+\]$/, "", module)
  begun = seconds_now()
}

# Downloaded from central: https://example.com/a.jar (9.0 MB at 12 MB/s)
/Downloaded from [^ ]+: [^ ]+ \([0-9.]+ [kMG]?B( at |\))/ {
  size = $0
  sub(/^.* \(/, "", size)
  sub(/[ )]at.*$|\)$/, "", size)
  split(size, amount, " ")
  downloaded += amount[1] * megabytes[amount[2]]
  now = seconds_now()
  if (now - told >= quiet_seconds) {
    told = now
    say(sprintf("  %-28s %d MB downloaded", module == "" ? "..." : module, downloaded))
  }
}

/^\[INFO\] --- (surefire|maven-surefire-plugin)/ { suite = "tests" }
/^\[INFO\] --- (failsafe|maven-failsafe-plugin)/ { suite = "integration tests" }

# The sums, not the line of each class, which names it.
lines == "test" && /Tests run: [0-9]+/ && !/ Time elapsed: / {
  counts = $0
  sub(/^.*Tests run: /, "Tests run: ", counts)
  say(sprintf("  %-28s %-18s %s", module, suite, counts))
  split(counts, number, /[^0-9]+/)
  run += number[2]
  bad += number[3] + number[4]
  skipped += number[5]
}

/^\[INFO\] Reactor Summary/ { end_module() }
/^\[INFO\] BUILD (SUCCESS|FAILURE)/ { end_module() }

END {
  if (lines == "test") {
    say(sprintf("Tests run: %d, not passed: %d, skipped: %d", run, bad, skipped))
  }
}
