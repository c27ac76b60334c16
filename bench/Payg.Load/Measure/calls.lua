-- Calls with the tokens in a file, any of them for each call, and tells what came of it in one line.
-- usage: wrk -s calls.lua URL -- TOKEN_FILE
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  issued = 0
  requests = {}
  for token in io.lines(args[1]) do
    table.insert(requests, wrk.format("GET", nil, { ["Host"] = "127.0.0.1", ["Authorization"] = "Bearer " .. token }))
  end
  math.randomseed(os.time() + tonumber(tostring(requests):match("0x(%x+)"), 16) % 100000)
end

function request()
  issued = issued + 1
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local all = 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("issued")
  end
  local errors = summary.errors
  io.write(string.format("result %d %d %d %d %d %d\n", summary.requests, all, summary.duration,
    latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
