using System.Globalization;
using System.Text.Json;
using Judgeval;
using Quickstart.Chat;

namespace Quickstart;

/// <summary>What the model can ask for.</summary>
internal sealed class TravelTools(HttpClient http)
{
    private const int MostAttempts = 3;

    // Not observed: it only finds the tool, and the tool has its span.
    public async Task<ChatMessage> RunAsync(ToolCall call)
    {
        using var arguments = JsonDocument.Parse(call.Function.Arguments);
        string Argument(string name) => arguments.RootElement.GetProperty(name).GetString()!;

        var result = call.Function.Name switch
        {
            "get_weather" => await GetWeatherAsync(Argument("city")),
            "days_between" => DaysBetween(Argument("from"), Argument("to")).ToString(CultureInfo.InvariantCulture),
            var unknown => $"There is no tool '{unknown}'.",
        };
        return ChatMessage.Tool(call.Id, result);
    }

    [Observe(SpanKinds.Tool)]
    private async Task<string> GetWeatherAsync(string city)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadStationAsync(city, attempt);
            }
            catch (HttpRequestException) when (attempt < MostAttempts)
            {
                // Tried again; the attempt that failed is a span with its error.
            }
        }
    }

    [Observe(SpanKinds.Tool)]
    private async Task<string> ReadStationAsync(string city, int attempt) => await http.GetStringAsync($"weather/{city}");

    [Observe(SpanKinds.Tool)]
    private static int DaysBetween(string from, string to) =>
        DateOnly.Parse(to, CultureInfo.InvariantCulture).DayNumber - DateOnly.Parse(from, CultureInfo.InvariantCulture).DayNumber;
}
