using System.Diagnostics;

namespace Shop;

/// <summary>Prints what a call does, and whether it leaves the current activity as it was.</summary>
internal static class Probe
{
    public static string Kept(Activity? before) => ReferenceEquals(before, Activity.Current) ? "activity kept" : "ACTIVITY CHANGED";

    public static T Call<T>(string name, Func<T> call)
    {
        var before = Activity.Current;
        try
        {
            var result = call();
            Console.WriteLine($"{name}: {result}, {Kept(before)}");
            return result;
        }
        catch (DivideByZeroException exception)
        {
            Console.WriteLine($"{name}: {exception.GetType().Name}, {Kept(before)}");
            return default!;
        }
    }

    public static async Task CallAsync<T>(string name, Func<Task<T>> call)
    {
        var before = Activity.Current;
        var task = call();
        Console.WriteLine($"{name} returned, {Kept(before)}");
        Console.WriteLine($"{name}: {await task}, {Kept(before)}");
    }
}
