module example.com/n3k

go 1.19
