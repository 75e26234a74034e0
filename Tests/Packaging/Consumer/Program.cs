using System.Diagnostics;
using Judgeval;
using Shop;

// Never disposed nor flushed: the end of the program alone must lose nothing.
Tracer.Init(environment: "test");

var assistant = Probe.Call("new Assistant", () => new Assistant("ada"));
await Probe.CallAsync("AskAsync", () => assistant.AskAsync(" tea "));
await Probe.CallAsync("PassOnAsync", () => assistant.PassOnAsync(20));
Probe.Call("Owner", () => assistant.Owner);
Probe.Call("Login", () => Assistant.Login("ada", "secret-word"));
Probe.Call("Divide", () => Assistant.Divide(1, 0));

foreach (var number in assistant.Countdown(2))
{
    Console.WriteLine($"at {number}, {Probe.Kept(null)}");
}

Probe.Call("first of Countdown", () => assistant.Countdown(3).First());

await foreach (var token in assistant.TokensAsync(2))
{
    Console.WriteLine($"token {token}, {Probe.Kept(null)}");
}

using (var ambient = new Activity("ambient").Start())
{
    Probe.Call("Divide inside an activity", () => Assistant.Divide(6, 3));
}
