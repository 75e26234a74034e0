using System.Diagnostics;

namespace SupportDesk;

/// <summary>Runs the service beside the client.</summary>
internal static class Demo
{
    public static async Task<int> RunAsync()
    {
        using var service = Process.Start(new ProcessStartInfo("dotnet", [typeof(Demo).Assembly.Location, "serve"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var address = await service.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The service did not start.");
        var result = await Client.RunAsync(new Uri(address));

        service.StandardInput.Close();
        Console.Write(await service.StandardOutput.ReadToEndAsync());
        await service.WaitForExitAsync();
        return result != 0 ? result : service.ExitCode;
    }
}
