namespace AssemblyToProcess;

public struct Point(int x, int y)
{
    public int X = x;
    public int Y = y;

    public override readonly string ToString() => $"({X}, {Y})";
}
