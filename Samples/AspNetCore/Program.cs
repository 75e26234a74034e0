using SupportDesk;

// Without arguments the whole demo: the service in a process of its own, and a client that asks it. One trace.
switch (args)
{
    case ["serve"]:
        await Service.RunAsync();
        return 0;
    case ["ask", var address]:
        return await Client.RunAsync(new Uri(address));
    default:
        return await Demo.RunAsync();
}
