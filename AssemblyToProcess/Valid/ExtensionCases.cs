using Judgeval;

namespace AssemblyToProcess;

/// <summary>Extension blocks, whose attributes the compiler also puts on members that nobody calls.</summary>
public static class ExtensionCases
{
    extension(Point point)
    {
        [Observe]
        public int Area => point.X * point.Y;

        [Observe]
        public Point Moved(int by) => new(point.X + by, point.Y + by);
    }

    extension<T>(IEnumerable<T> values)
    {
        [Observe]
        public IEnumerable<T> Twice()
        {
            foreach (var value in values)
            {
                yield return value;
                yield return value;
            }
        }

        [Observe]
        public async Task<int> CountAsync()
        {
            await Task.Yield();
            return values.Count();
        }
    }

    public static async Task<string> RunAll()
    {
        var log = new Log();
        log.Add(new Point(2, 3).Area);
        log.Add(new Point(2, 3).Moved(1));
        log.Add(string.Join(',', new[] { 1, 2 }.Twice()));
        log.Add(await "abc".CountAsync());
        return log.ToString();
    }
}
