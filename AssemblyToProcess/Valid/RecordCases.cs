using Judgeval;

namespace AssemblyToProcess;

/// <summary>Records, of which the compiler writes most, and classes whose constructor parameters are captured.</summary>
public static class RecordCases
{
    public static string RunRecords()
    {
        var log = new Log();
        var order = new Order(3, "tea") { Note = "hot" };
        log.Add(order);
        log.Add(order with { Count = 4 });
        log.Add(order == new Order(3, "tea") { Note = "hot" });
        log.Add((order with { Count = 5 }).Total(2));
        log.Add(new Gift(1, "cake", "Ann").Total(10));
        log.Add(new Gift(1, "cake", "Ann") with { Count = 2 });
        var (count, name) = order;
        log.Add($"{count} {name}");
        return log.ToString();
    }

    public static string RunStructs()
    {
        var log = new Log();
        var size = new Size(2, 3);
        log.Add(size.Area());
        log.Add(size with { Width = 5 });
        log.Add(size.Grow(1));
        log.Add(size);
        log.Add(new Fixed<string>("one", 1).Describe('c'));
        log.Add(new Fixed<int>(1, 1).GetHashCode() == new Fixed<int>(1, 1).GetHashCode());
        return log.ToString();
    }

    public static async Task<string> RunCaptured()
    {
        var service = new Service("service", 2);
        return $"{service.Call(3)} {service.Call(4)} {await service.CallAsync(5)} {string.Join(',', service.Items())} {service.Lambda()()}";
    }

    public record Order(int Count, string Name)
    {
        public string? Note { get; init; }

        [Observe]
        public virtual int Total(int price) => Count * price;
    }

    public sealed record Gift(int Count, string Name, string For) : Order(Count, Name)
    {
        [Observe]
        public override int Total(int price) => base.Total(price) / 2;

        [Observe]
        public override string ToString() => $"{Name} for {For} {Count}";
    }

    public record struct Size(int Width, int Height)
    {
        [Observe]
        public readonly int Area() => Width * Height;

        [Observe]
        public Size Grow(int by)
        {
            Width += by;
            return this with { Height = Height + by };
        }
    }

    public readonly record struct Fixed<T>(T Value, int Number)
    {
        [Observe]
        public string Describe<TOther>(TOther other) => $"{Value} {Number} {other}";
    }

    public sealed class Service(string name, int factor)
    {
        [Observe]
        public string Call(int n)
        {
            factor++;
            return $"{name} {n * factor}";
        }

        [Observe]
        public async Task<string> CallAsync(int n)
        {
            await Task.Yield();
            return Call(n + factor);
        }

        [Observe]
        public IEnumerable<int> Items()
        {
            yield return factor;
            yield return factor++;
        }

        [Observe]
        public Func<string> Lambda() => () => name + factor;
    }
}
