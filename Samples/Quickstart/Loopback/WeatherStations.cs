using Microsoft.AspNetCore.Http;

namespace Quickstart.Loopback;

/// <summary>Tells the weather; the station in Oslo has to be asked twice.</summary>
internal sealed class WeatherStations
{
    private int _asked;

    public IResult Read(string city) => city switch
    {
        "Oslo" when Interlocked.Increment(ref _asked) == 1 => Results.StatusCode(StatusCodes.Status503ServiceUnavailable),
        "Oslo" => Results.Text("-4 °C and snow"),
        "Lisbon" => Results.Text("17 °C and sun"),
        _ => Results.NotFound(),
    };
}
